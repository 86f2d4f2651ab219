import { describe, expect, it } from '@jest/globals';
import { AddressLimit } from './address-limit.js';
import { RequestError } from './request-error.js';

describe('AddressLimit', () => {
  const refused = (act: () => void) => {
    try {
      act();
    } catch (error) {
      return error instanceof RequestError ? [error.status, error.headers['retry-after']] : error;
    }
    return 'allowed';
  };

  it('counts each address and field by itself, for a minute from the first call', () => {
    const limit = new AddressLimit({ signIn: 2 });
    const start = 1_000_000;
    limit.count('10.0.0.1', ['signIn', 'signIn'], start);
    expect(refused(() => limit.count('10.0.0.1', ['signIn'], start + 20_000))).toEqual([429, '40']);
    expect(refused(() => limit.count('10.0.0.2', ['signIn'], start + 20_000))).toBe('allowed');
    expect(refused(() => limit.count('10.0.0.1', ['viewer', 'constructor'], start + 20_000))).toBe('allowed');
    expect(refused(() => limit.count('10.0.0.1', ['signIn'], start + 60_000))).toBe('allowed');
  });

  it('is not emptied by calls that it refused', () => {
    const limit = new AddressLimit({ signIn: 1 });
    for (let call = 0; call < 5; call++) refused(() => limit.count('10.0.0.1', ['signIn'], call * 10_000));
    expect(refused(() => limit.count('10.0.0.1', ['signIn'], 59_999))).toEqual([429, '1']);
  });
});
