// From the press of the mouse on another wave to the first frame after its figures are drawn, in window.redrawn.
(labels) => {
  const printed = () => {
    const found = [...document.querySelectorAll(labels)];
    return found.length < 500 ? "" : found.map((label) => label.textContent).join();
  };
  const before = printed();
  window.redrawn = new Promise((resolve) => {
    document.addEventListener("pointerdown", () => {
      const started = performance.now();
      const look = () => {
        const now = printed();
        if (now && now !== before) requestAnimationFrame(() => resolve(performance.now() - started));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}
