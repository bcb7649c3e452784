# Answers name lookups of a lab: its own hosts by name, "no such name" for everything else, never anyone upstream.
# Without an answer every lookup of a container would wait for its time limit.
# Arguments: address to listen on, file with lines "ADDRESS NAME".
use strict;
use warnings;
use IO::Socket::INET;

my ($address, $zone) = @ARGV;
my $socket = IO::Socket::INET->new(LocalAddr => $address, LocalPort => 53, Proto => 'udp', ReuseAddr => 1)
    or die "Cannot listen on $address:53: $!\n";
while (1) {
    my $peer = recv($socket, my $query, 4096, 0);
    next unless defined $peer && length($query) > 12;
    my ($id, $flags, $questions) = unpack('n3', $query);
    next if $flags & 0x8000 || $questions != 1;

    my ($at, @labels) = (12);
    while ($at < length $query) {
        my $length = ord substr($query, $at++, 1);
        last if $length == 0 || $length > 63;
        push @labels, substr($query, $at, $length);
        $at += $length;
    }
    my ($type) = $at + 4 <= length $query ? unpack('n', substr($query, $at, 2)) : (0);
    my $name = lc join '.', @labels;

    my $found;
    if (open my $hosts, '<', $zone) {
        while (<$hosts>) {
            my ($where, $who) = split;
            $found //= $where if defined $who && lc $who eq $name;
        }
    }
    my $answer = defined $found && $type == 1
        ? pack('nnnNna4', 0xc00c, 1, 1, 5, 4, pack('C4', split /\./, $found))
        : '';
    my $code = defined $found ? 0 : 3;
    my $reply = pack('n6', $id, 0x8480 | ($flags & 0x0100) | $code, 1, length $answer ? 1 : 0, 0, 0);
    send($socket, $reply . substr($query, 12, $at + 4 - 12) . $answer, 0, $peer);
}
