# PostgreSQL with cchc, on the official image.  Not run by the project's tests: the same packages and
# commands are, in a chroot of Debian (make test-package).
#   docker build -t postgres-cchc --build-arg PG=17 .
#   docker run -d -e POSTGRES_PASSWORD=... -v data:/var/lib/postgresql/data postgres-cchc
# then, in each database: CREATE EXTENSION cchc;  ALTER DATABASE ... SET search_path = "$user", public, cchc;
ARG PG=17
FROM postgres:${PG}-bookworm AS build
ARG PG
RUN apt-get update && apt-get install -y --no-install-recommends \
	make gcc gettext libicu-dev postgresql-server-dev-${PG} && rm -rf /var/lib/apt/lists/*
COPY . /cchc
RUN make -C /cchc clean && make -s -C /cchc with_llvm=no && make -s -C /cchc with_llvm=no install DESTDIR=/installed

FROM postgres:${PG}-bookworm
# messages in Vietnamese: lc_messages = 'vi_VN.UTF-8'
RUN localedef -i vi_VN -c -f UTF-8 vi_VN.UTF-8
COPY --from=build /installed /
