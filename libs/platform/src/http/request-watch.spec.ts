import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES, type ErrorCode } from '@fanzha/domain';
import { OUTCOMES, outcomeOf } from './request-watch.js';

const body = (...codes: ErrorCode[]) => ({ errors: codes.map((code) => ({ message: '', extensions: { code } })) });

describe('what became of a request', () => {
  it('is told by its code: whatever the sender can mend is a bad request', () => {
    const other = Object.fromEntries(
      ERROR_CODES.map((code) => [code, outcomeOf(body(code))]).filter(([, outcome]) => outcome !== 'bad_request'),
    );
    expect(other).toEqual({ RATE_LIMITED: 'rate_limited', UNAVAILABLE: 'unavailable', INTERNAL: 'failed' });
  });

  it('is the worst of it', () => {
    expect(outcomeOf({})).toBe('ok');
    expect(outcomeOf([{}, {}])).toBe('ok');
    expect(outcomeOf([])).toBe('ok');
    expect(outcomeOf(body('NOT_FOUND', 'INTERNAL', 'RATE_LIMITED'))).toBe('failed');
    expect(outcomeOf([{}, body('UNAVAILABLE'), body('FORBIDDEN')])).toBe('unavailable');
    expect(OUTCOMES[0]).toBe('ok');
  });
});
