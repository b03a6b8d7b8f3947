FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/bot
COPY .ci/constraints.txt pyproject.toml ./
# What the program depends on, in a layer of its own: a change of its code does not fetch it again.
RUN python -c "import tomllib; project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
    extras = project['optional-dependencies']; \
    print(*project['dependencies'], *extras['stats'], *extras['metrics'], sep='\n')" > requirements.txt \
    && /opt/bot/bin/pip install --no-cache-dir -c constraints.txt -r requirements.txt
COPY README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
RUN /opt/bot/bin/pip install --no-cache-dir -c constraints.txt '.[stats,metrics]'

FROM python:3.13-slim
# One arena: what the threads free is used again by all, and memory levels lower.
ENV MALLOC_ARENA_MAX=1
ENV PATH=/opt/bot/bin:$PATH PYTHONUNBUFFERED=1 BOT_DATA=/data/bot.sqlite XDG_CACHE_HOME=/data/cache
# Reachable from without as soon as a port is published; in the container's own loopback nobody could call.
ENV BOT_WEBHOOK_LISTEN=0.0.0.0:8080 BOT_HEALTH_LISTEN=0.0.0.0:8090
RUN useradd --uid 10001 --home-dir /data --shell /usr/sbin/nologin bot && install -d -o bot -g bot /data
COPY --from=build /opt/bot /opt/bot
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8080 8090
HEALTHCHECK --interval=30s --timeout=10s --start-period=120s CMD ["python", "-P", "-m", "bot.telegram.health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["interview-bot"]
CMD ["run"]
