# The dashboard and its commands, as a user without rights; stores live in the volume /home/ninefold/home.
FROM python:3.13-slim

RUN useradd --create-home --uid 10001 ninefold
WORKDIR /opt/ninefold
COPY requirements.txt .
# What few need: obstore, where versions are shared in a bucket (docs/operations.md).
ARG BESIDE=""
RUN pip install --no-cache-dir --disable-pip-version-check -r requirements.txt $BESIDE
COPY . .
# Its user can write nothing here, and a command that compiles all it imports takes twice as long to start.
RUN python -m compileall -q .

ENV NINEFOLD_HOME=/home/ninefold/home PYTHONDONTWRITEBYTECODE=1
RUN install --directory --owner ninefold --mode 700 "$NINEFOLD_HOME"
USER ninefold
VOLUME /home/ninefold/home
EXPOSE 8501
HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health')"]
# Within the container every address; compose.yaml lets in its own machine alone.
CMD ["streamlit", "run", "dashboard.py", "--server.address", "0.0.0.0", "--server.port", "8501"]
