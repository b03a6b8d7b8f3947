FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/bot
COPY .ci/constraints.txt pyproject.toml ./
# What the program depends on, in a layer of its own: a change of its code does not fetch it again.
RUN python -c "import tomllib; project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
    print(*project['dependencies'], *project['optional-dependencies']['stats'], sep='\n')" > requirements.txt \
    && /opt/bot/bin/pip install --no-cache-dir -c constraints.txt -r requirements.txt
COPY README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
RUN /opt/bot/bin/pip install --no-cache-dir -c constraints.txt '.[stats]'

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
