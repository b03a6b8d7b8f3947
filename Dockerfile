FROM python:3.13-slim AS build
WORKDIR /src
COPY .ci/constraints.txt ./
COPY pyproject.toml README.md ./
COPY bot bot
COPY knowledge knowledge
RUN python -m venv /opt/bot && /opt/bot/bin/pip install --no-cache-dir -c constraints.txt .

FROM python:3.13-slim
ENV PATH=/opt/bot/bin:$PATH PYTHONUNBUFFERED=1 BOT_DATA=/data/bot.sqlite XDG_CACHE_HOME=/data/cache
RUN useradd --system --uid 10001 --home-dir /data bot && install -d -o bot -g bot /data
COPY --from=build /opt/bot /opt/bot
USER 10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["interview-bot"]
CMD ["run"]
