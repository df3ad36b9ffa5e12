// Which addresses a webhook may reach: the public internet, and inside only what the operator allowed. Checked at the
// moment of connecting, on every address a name resolves to, so that no answer of DNS leads a message inside.
import { BlockList, isIP, isIPv6 } from 'node:net';

export type GuardConfig = {
  /** "10.1.0.0/16", "fd00::/8", "10.1.2.3", "hooks.example.com", "*.example.com". */
  readonly allow: readonly string[];
  readonly ports: readonly number[];
};

export const DEFAULT_PORTS: readonly number[] = [80, 443, 8080, 8443];

export type Guard = {
  /** Why the target may not be called, before any name is looked up; undefined when it may. */
  targetRefused(url: URL): string | undefined;
  /** May a connection be made to this address, reached by this host name? */
  isAllowed(address: string, host: string): boolean;
};

/** Entries that are neither network, address nor host name are returned as mistakes, for the config's report. */
export function guardMistakes(allow: readonly string[]): readonly string[] {
  return allow.filter(entry => !subnetOf(entry) && !/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(entry));
}

export function createGuard({ allow, ports }: GuardConfig): Guard {
  const networks = new BlockList();
  for (const subnet of allow.map(subnetOf).filter(found => found !== undefined))
    networks.addSubnet(subnet.address, subnet.bits, subnet.family);
  const hosts = allow.filter(entry => !subnetOf(entry)).map(entry => entry.toLowerCase());

  const isAllowed: Guard['isAllowed'] = (address, host) => {
    const found = plainAddress(address);
    if (!found) return false;
    return (
      hosts.some(entry => hostMatches(entry, host)) ||
      networks.check(found.address, found.family) ||
      !isInside(found.address)
    );
  };

  return {
    isAllowed,
    targetRefused(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'only http and https are called';
      const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
      if (!ports.includes(port)) return `port ${port} is not among the allowed ones (${ports.join(', ')})`;
      const host = hostOf(url);
      if (isIP(host) && !isAllowed(host, host)) return 'the address is inside the network';
      return undefined;
    },
  };
}

/** The host of a URL as DNS and sockets take it: without the brackets of an IPv6 address, without the last dot. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

function hostMatches(entry: string, host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return entry.startsWith('*.') ? name.endsWith(entry.slice(1)) : name === entry;
}

/** Loopback, private, link-local (with the metadata services), shared, reserved, multicast; for IPv6 all but public unicast. */
export function isInside(address: string): boolean {
  const found = plainAddress(address);
  if (!found) return true;
  if (found.family === 'ipv4') return INSIDE.check(found.address, 'ipv4');
  return !PUBLIC.check(found.address, 'ipv6') || INSIDE.check(found.address, 'ipv6');
}

type Plain = { readonly address: string; readonly family: 'ipv4' | 'ipv6' };

/** Without its zone, and an IPv4 address written as IPv6 (::ffff:10.0.0.1) as the IPv4 address it is. */
function plainAddress(text: string): Plain | undefined {
  const bare = text.replace(/%.*$/, '');
  const version = isIP(bare);
  if (version === 0) return undefined;
  if (version === 4) return { address: bare, family: 'ipv4' };
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(short);
  if (!mapped) return { address: short, family: 'ipv6' };
  const [high, low] = [Number.parseInt(mapped[1] ?? '0', 16), Number.parseInt(mapped[2] ?? '0', 16)];
  return { address: [high >> 8, high & 255, low >> 8, low & 255].join('.'), family: 'ipv4' };
}

function subnetOf(entry: string): (Plain & { readonly bits: number }) | undefined {
  const [address = '', bits, ...more] = entry.split('/');
  if (more.length > 0 || isIP(address) === 0) return undefined;
  const most = isIPv6(address) ? 128 : 32;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  if (length < 0 || length > most) return undefined;
  return { address, family: most === 128 ? 'ipv6' : 'ipv4', bits: length };
}

const INSIDE = blockList([
  '0.0.0.0/8', // "this network"
  '10.0.0.0/8',
  '100.64.0.0/10', // shared by carriers; some clouds keep their metadata service here
  '127.0.0.0/8',
  '169.254.0.0/16', // link-local; metadata services of clouds
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23', // Teredo and other tunnels, which carry IPv4 addresses
  '2001:db8::/32',
  '2002::/16', // 6to4
]);
const PUBLIC = blockList(['2000::/3']);

function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of entries.map(subnetOf).filter(found => found !== undefined))
    list.addSubnet(subnet.address, subnet.bits, subnet.family);
  return list;
}
