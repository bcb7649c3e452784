# Makes the root of a simulated host in fresh mount, UTS and process namespaces and then holds them as process 1.
# The root is the machine's, read-only beneath a layer of the host's own on the host's own disk.
# Given: ROOT (folder of this host under /run), DATA (folder with its disk), NAME, LOGIN (who logs in), KIND.
set -eu
umask 022
chmod 755 "$ROOT/run"

# This /proc is still the machine's: the number is this process as the machine counts.
read -r pid rest < /proc/self/stat
echo "$pid" > "$ROOT/holder.pid.new"
mv "$ROOT/holder.pid.new" "$ROOT/holder.pid"

disk=$ROOT/disk new=$ROOT/new
mkdir -p "$disk" "$new"
if mount -o loop,noatime,nobarrier "$DATA/disk.img" "$disk"; then
  kind=loop
else
  echo "No loop device: the host shares the machine's disk."
  kind=shared
  mkdir -p "$DATA/disk"
  mount --bind "$DATA/disk" "$disk"
fi
mkdir -p "$disk/upper" "$disk/work" "$disk/docker" "$disk/etc-docker" "$disk/root" "$disk/srv" "$disk/opt" "$disk/home"
if ! mount -t overlay overlay -o "lowerdir=/,upperdir=$disk/upper,workdir=$disk/work" "$new"; then
  echo "No overlay on this file system: the host's files are in memory."
  mkdir -p "$ROOT/memory"
  mount -t tmpfs tmpfs "$ROOT/memory"
  mkdir "$ROOT/memory/upper" "$ROOT/memory/work"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$ROOT/memory/upper,workdir=$ROOT/memory/work" "$new"
fi

mount --rbind /dev "$new/dev"
mount --rbind /sys "$new/sys"
mount -t proc proc "$new/proc"
mount --bind "$ROOT/run" "$new/run"
mount -t tmpfs -o mode=1777 tmpfs "$new/tmp"
for own in root srv opt home; do
  mkdir -p "$new/$own"
  mount --bind "$disk/$own" "$new/$own"
done
chmod 700 "$disk/root"
# Other hosts' disks, the machine's engine and its password are nobody's business here.
for hidden in mnt media var/lib/fleet-lab var/cache/fleet-lab var/lib/docker; do
  mkdir -p "$new/$hidden"
  mount -t tmpfs -o mode=755 tmpfs "$new/$hidden"
done
mount --bind "$disk/docker" "$new/var/lib/docker"
# An engine takes its identity from a key in there; with the machine's all hosts would be one engine.
mkdir -p "$new/etc/docker"
mount --bind "$disk/etc-docker" "$new/etc/docker"
# An account whose password starts with '!' counts as locked without PAM.
sed -i 's/^root:[^:]*:/root:*:/' "$new/etc/shadow"
if [ "$LOGIN" != root ]; then
  if ! grep -q "^$LOGIN:" "$new/etc/passwd"; then
    echo "$LOGIN:x:1026:100:lab:/home/$LOGIN:/bin/sh" >> "$new/etc/passwd"
    echo "$LOGIN:*:19000:0:99999:7:::" >> "$new/etc/shadow"
  fi
  mkdir -p "$new/home/$LOGIN" "$new/etc/sudoers.d"
  chown 1026:100 "$new/home/$LOGIN"
  echo "$LOGIN ALL=(ALL) NOPASSWD: ALL" > "$new/etc/sudoers.d/fleet-lab"
  chmod 440 "$new/etc/sudoers.d/fleet-lab"
fi
if [ "$KIND" = Synology ]; then
  [ ! -e "$new/usr/bin/docker" ] || mv "$new/usr/bin/docker" "$new/usr/local/bin/docker"
  mkdir -p "$disk/volume1/docker" "$new/volume1"
  mount --bind "$disk/volume1" "$new/volume1"
fi
rm -f "$new/etc/resolv.conf" "$new/etc/hosts" "$new/etc/hostname"
cp "$ROOT/etc/resolv.conf" "$ROOT/etc/hosts" "$new/etc/"
echo "$NAME" > "$new/etc/hostname"
hostname "$NAME"

cd "$new"
pivot_root . .
umount -l .
echo "$kind" > /run/fleet/ready
# With CHLD ignored the kernel itself reaps what is left behind to process 1; a shell's trap cannot ignore it.
exec env --ignore-signal=CHLD --ignore-signal=HUP sleep infinity
