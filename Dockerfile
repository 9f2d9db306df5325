# 回音 · Huiyin: the service alone. PostgreSQL is not in the image; see compose.yaml.

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=unknown
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /out/huiyin ./cmd/huiyin
RUN mkdir /out/data

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --no-create-home huiyin
COPY --from=build /out/huiyin /huiyin
COPY --from=build --chown=10001:10001 /out/data /data
USER 10001:10001
# Commands that write files (report, export) put them where they run: in the volume.
WORKDIR /data
VOLUME /data
ENV HUIYIN_LISTEN=0.0.0.0:8080 HUIYIN_DATA_DIR=/data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["/huiyin", "healthcheck"]
ENTRYPOINT ["/huiyin"]
CMD ["serve"]
