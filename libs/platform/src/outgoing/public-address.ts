import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * What is no address of the public internet (IANA special-purpose registries): this machine, private and shared
 * networks, link-local ones with the metadata services of clouds, documentation, benchmarks, multicast, addresses of
 * IPv6 that hold one of IPv4.
 */
const SPECIAL = new BlockList();
for (const network of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
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
]) {
  const [address = '', bits] = network.split('/');
  SPECIAL.addSubnet(address, Number(bits), 'ipv4');
}

/** The only addresses of IPv6 that are given out for the internet. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
const SPECIAL_6 = new BlockList();
for (const [address, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL_6.addSubnet(address, bits, 'ipv6');

/** Whether the internet reaches an address. Anything that is not known to be so is none. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !SPECIAL.check(address, 'ipv4');
  return isIPv6(address) && GLOBAL.check(address, 'ipv6') && !SPECIAL_6.check(address, 'ipv6');
}
