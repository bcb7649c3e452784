# Makes a Debian root with the real services, and from it one small tar archive a service: its programs, their files and
# every library they load. Runs in mount and process namespaces of its own, so that nothing stays mounted.
# Given: WORK (folder to work in), SUITE, MIRROR, PACKAGES. Leaves WORK/out/NAME.tar.
set -eu
root=$WORK/root
mkdir -p "$WORK/out"

debootstrap --variant=minbase "$SUITE" "$root" "$MIRROR"
# Services must not start in there, and a cluster of PostgreSQL's is made by each container for itself.
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
mkdir -p "$root/etc/postgresql-common"
echo 'create_main_cluster = false' > "$root/etc/postgresql-common/createcluster.conf"
printf 'path-exclude=/usr/share/doc/*\npath-exclude=/usr/share/man/*\npath-exclude=/usr/share/locale/*\n' \
  > "$root/etc/dpkg/dpkg.cfg.d/lab"
echo force-unsafe-io >> "$root/etc/dpkg/dpkg.cfg.d/lab"
apt-config dump Acquire > "$root/etc/apt/apt.conf.d/90machine"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
cp /etc/resolv.conf "$root/etc/resolv.conf"
chroot "$root" apt-get update -qq
DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -y -qq --no-install-recommends $PACKAGES

mkdir -p "$root/out"
mount --bind "$WORK/out" "$root/out"
cat > "$root/collect.sh" <<'EOS'
# collect NAME PATH…: an archive of these files and folders, and of the libraries that they load.
set -eu
collect() {
  name=$1
  shift
  find "$@" \( -type f -o -type l -o -type d \) ! -path '*/bitcode*' ! -name 'llvmjit*' > "/tmp/$name.files"
  # The usual sample of a line: `	libssl.so.3 => /lib/x86_64-linux-gnu/libssl.so.3 (0x00007f…)`
  while read -r file; do
    if [ -f "$file" ]; then
      readlink -f "$file"
      case $(head -c 4 "$file" | tail -c 3) in ELF) ldd "$file" 2>/dev/null || true ;; esac |
        sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p; s/^[[:space:]]*\(\/[^ ]*\) (.*/\1/p'
    fi
  done < "/tmp/$name.files" | sort -u | while read -r library; do
    echo "$(readlink -f "$(dirname "$library")")/$(basename "$library")"
    readlink -f "$library"
  done > "/tmp/$name.libraries"
  { echo /lib; [ ! -L /lib64 ] || echo /lib64; cat "/tmp/$name.files" "/tmp/$name.libraries"; } | sort -u |
    tar --create --file "/out/$name.tar" --no-recursion --numeric-owner --owner=0 --group=0 \
      --mtime=@1704067200 --sort=name --files-from - 2>&1 | grep -v 'Removing leading' || true
  tar --list --file "/out/$name.tar" > /dev/null
}

postgres=$(echo /usr/lib/postgresql/*)
version=${postgres##*/}
# Debian's own commands there are wrappers in Perl.
links=$(for program in "$postgres"/bin/*; do
  ln -sf "$program" "/usr/bin/${program##*/}"
  echo "/usr/bin/${program##*/}"
done)
collect redis /usr/bin/redis-server /usr/bin/redis-cli /usr/bin/redis-check-aof /usr/bin/redis-check-rdb \
  /usr/bin/redis-benchmark
collect postgres $links "$postgres" "/usr/share/postgresql/$version" /usr/share/zoneinfo /usr/lib/locale/C.utf8
collect nginx /usr/sbin/nginx /usr/lib/nginx/modules/ngx_stream_module.so /etc/nginx/mime.types /usr/share/nginx/html
collect caddy /usr/bin/caddy /usr/sbin/nginx /usr/lib/nginx/modules/ngx_stream_module.so /etc/nginx/mime.types
EOS
chroot "$root" sh /collect.sh
umount "$root/out"
