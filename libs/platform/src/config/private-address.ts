import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** This machine (RFC 1122, RFC 4291) and networks that the internet does not reach (RFC 1918, RFC 4193). */
const NEAR = new BlockList();
NEAR.addSubnet('127.0.0.0', 8, 'ipv4');
NEAR.addSubnet('10.0.0.0', 8, 'ipv4');
NEAR.addSubnet('172.16.0.0', 12, 'ipv4');
NEAR.addSubnet('192.168.0.0', 16, 'ipv4');
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');

/** Whether only this machine or its own network reaches the address. A name may lead anywhere; `localhost` does not. */
export function isPrivateAddress(host: string): boolean {
  if (host === 'localhost') return true;
  return (isIPv4(host) && NEAR.check(host, 'ipv4')) || (isIPv6(host) && NEAR.check(host, 'ipv6'));
}
