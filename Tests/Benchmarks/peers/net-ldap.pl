#!/usr/bin/perl
# net-ldap: the entries of one version in an LDIF file, found with Net::LDAP::LDIF.
#
#   net-ldap.pl FILE VERSION      prints how many entries there are, and how many are it
use strict;
use warnings;
use Net::LDAP::LDIF;

my ($path, $version) = @ARGV;
my $tag = qr/^VO-.*-preview-\Q$version\E\z/;
my ($entries, $found) = (0, 0);
my $ldif = Net::LDAP::LDIF->new($path, 'r', onerror => 'die');
while (my $entry = $ldif->read_entry) {
    $entries++;
    my $hook = $entry->get_value('GLUE2ExtensionLocalID');
    my $tags = $entry->get_value('GlueHostApplicationSoftwareRunTimeEnvironment', asref => 1)
        || $entry->get_value('GLUE2ApplicationEnvironmentAppName', asref => 1) || [];
    $found++ if defined $hook && $hook eq "PPS-preview-$version" || grep { /$tag/ } @$tags;
}
print "$entries $found\n";
