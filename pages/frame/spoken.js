// The page's language, which whatever reads it out needs to know.
export default function ({ data }) {
  document.documentElement.lang = data.language;
}
