# Holds every frame between a host's cable and the bridge for a while: what netem does, for kernels that have none.
# Arguments: the bridge's end of the cable, the name of the interface to make in its place, milliseconds.
# Frames travel with the header by which the kernel passes on unfinished checksums and segments (see packet(7), PACKET_VNET_HDR).
use strict;
use warnings;
use Fcntl;
use Socket;
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

use constant {
    AF_PACKET => 17, ETH_P_ALL => 3, SIOCGIFINDEX => 0x8933, SOL_PACKET => 263, ADD_MEMBERSHIP => 1, PROMISCUOUS => 1,
    VNET_HDR => 15, IGNORE_OUTGOING => 23, TUNSETIFF => 0x400454ca, TAP_WITHOUT_INFO_WITH_HEADER => 0x2 | 0x1000 | 0x4000,
    LARGEST => 70_000,
};

my ($cable, $name, $milliseconds) = @ARGV;

socket(my $wire, AF_PACKET, SOCK_RAW, unpack('S', pack('n', ETH_P_ALL))) or die "No packet socket: $!\n";
my $request = pack('a16 x24', $cable);
ioctl($wire, SIOCGIFINDEX, $request) or die "No interface '$cable': $!\n";
my $index = unpack('x16 i', $request);
setsockopt($wire, SOL_PACKET, VNET_HDR, pack('i', 1)) or die "No headers on '$cable': $!\n";
setsockopt($wire, SOL_PACKET, IGNORE_OUTGOING, pack('i', 1)) or die "No own direction on '$cable': $!\n";
setsockopt($wire, SOL_PACKET, ADD_MEMBERSHIP, pack('i S S a8', $index, PROMISCUOUS, 0, '')) or die "Not every frame of '$cable': $!\n";
bind($wire, pack('S n i S C C a8', AF_PACKET, ETH_P_ALL, $index, 0, 0, 0, '')) or die "'$cable' cannot be read: $!\n";

sysopen(my $tap, '/dev/net/tun', O_RDWR | O_NONBLOCK) or die "No /dev/net/tun: $!\n";
my $device = pack('a16 S x22', $name, TAP_WITHOUT_INFO_WITH_HEADER);
ioctl($tap, TUNSETIFF, $device) or die "No interface '$name': $!\n";
fcntl($wire, F_SETFL, O_NONBLOCK);

# The delay is the same for all, so the queue is always in order.
my @waiting;
while (1) {
    my $now = clock_gettime(CLOCK_MONOTONIC);
    while (@waiting && $waiting[0][0] <= $now) {
        my (undef, $to, $frame) = @{ shift @waiting };
        # A cable that is out or a full queue loses frames, as real ones do.
        syswrite($to, $frame);
    }

    my $readable = '';
    vec($readable, fileno($wire), 1) = 1;
    vec($readable, fileno($tap), 1) = 1;
    my $patience = @waiting ? $waiting[0][0] - $now : undef;
    next if select($readable, undef, undef, $patience) <= 0;
    for my $pair ([$wire, $tap], [$tap, $wire]) {
        my ($from, $to) = @$pair;
        next unless vec($readable, fileno($from), 1);
        for (1 .. 64) {
            my $count = sysread($from, my $frame, LARGEST);
            last unless $count;
            push @waiting, [clock_gettime(CLOCK_MONOTONIC) + $milliseconds / 1000, $to, $frame];
        }
    }
}
