import { describe, expect, it } from '@jest/globals';
import { Config, ConfigError } from './config.js';

const readUrlsOf = (list: string, databaseUrl = 'postgres://owner:secret@db.example/fanzha') =>
  new Config({ DATABASE_READ_URL: list, DATABASE_URL: databaseUrl }, '/').readUrls;

describe('replicas for reading', () => {
  it('are none, one or several', () => {
    expect(new Config({}, '/').readUrls).toEqual([]);
    expect(readUrlsOf(' ')).toEqual([]);
    expect(readUrlsOf('postgres://r1.example')).toEqual(['postgres://r1.example']);
    expect(readUrlsOf('postgres://r1.example, postgresql://r2.example:5433/fanzha,')).toEqual([
      'postgres://r1.example',
      'postgresql://r2.example:5433/fanzha',
    ]);
  });

  it.each([
    ['no URL', 'r1.example', /must be URLs that start with postgres/],
    ['another protocol', 'http://r1.example', /must be URLs that start with postgres/],
    ['no host', 'postgres:///fanzha', /must be URLs that start with postgres/],
    ['a space for a comma', 'postgres://r1.example postgres://r2.example', /must be URLs that start with postgres/],
    ['one twice', 'postgres://r1.example,postgres://r1.example:5432/other', /must name each replica once/],
    ['the primary', 'postgres://db.example:5432/fanzha', /not the server of DATABASE_URL/],
    ['nine', Array.from({ length: 9 }, (_, n) => `postgres://r${n}.example`).join(), /may name 8 replicas at most/],
  ])('are refused: %s', (_, list, told) => expect(() => readUrlsOf(list)).toThrow(told));

  it('need the database that they follow', () => {
    expect(() => new Config({ DATABASE_READ_URL: 'postgres://r1.example' }, '/')).toThrow(
      /DATABASE_URL, which is not set/,
    );
  });
});

const metricsOf = (env: Record<string, string>) => new Config(env, '/').metrics;

describe('where the metrics are served', () => {
  it('is nowhere, until a port is set', () => {
    expect(metricsOf({})).toBeNull();
    expect(metricsOf({ FANZHA_METRICS_PORT: ' ' })).toBeNull();
    expect(metricsOf({ FANZHA_METRICS_HOST: '10.0.0.5' })).toBeNull();
    expect(metricsOf({ FANZHA_METRICS_PORT: '9464' })).toEqual({ host: '127.0.0.1', port: 9464 });
  });

  it.each([
    '127.0.0.1',
    '127.8.0.1',
    'localhost',
    '::1',
    '10.0.0.5',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    'fd12:3456::1',
  ])('may be %s', (host) => {
    expect(metricsOf({ FANZHA_METRICS_PORT: '9464', FANZHA_METRICS_HOST: host })).toEqual({ host, port: 9464 });
  });

  it.each([
    '0.0.0.0',
    '::',
    '8.8.8.8',
    '172.32.0.1',
    '192.169.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '2001:db8::1',
    '::ffff:8.8.8.8',
    'metrics.example',
    '127.1',
    '*',
  ])('may not be %s, which others reach', (host) => {
    expect(() => metricsOf({ FANZHA_METRICS_PORT: '9464', FANZHA_METRICS_HOST: host })).toThrow(
      /FANZHA_METRICS_HOST must be a loopback or private address/,
    );
  });

  it.each(['0', '-1', '65536', '94.5', 'x', '3000'])('has no port %s', (port) => {
    expect(() => metricsOf({ FANZHA_METRICS_PORT: port })).toThrow(
      /FANZHA_METRICS_PORT must be a port number, 1 to 65535, and another one than FANZHA_PORT/,
    );
  });

  it('is told with every other error', () => {
    try {
      metricsOf({
        FANZHA_PORT: 'x',
        FANZHA_METRICS_PORT: 'y',
        FANZHA_METRICS_HOST: '0.0.0.0',
        FANZHA_DEMO: 'perhaps',
      });
      throw new Error('it was taken');
    } catch (error) {
      expect((error as ConfigError).errors).toHaveLength(4);
    }
  });
});

describe('the log', () => {
  const logOf = ({ logLevel, logForm }: Config) => [logLevel, logForm];

  it('tells of errors and warnings, and takes its form from where it is read', () => {
    expect(logOf(new Config({}, '/'))).toEqual(['warn', null]);
    expect(logOf(new Config({ FANZHA_LOG_FORMAT: 'auto' }, '/'))).toEqual(['warn', null]);
  });

  it('may be set', () => {
    expect(logOf(new Config({ FANZHA_LOG_LEVEL: 'INFO', FANZHA_LOG_FORMAT: 'json' }, '/'))).toEqual(['info', 'json']);
  });

  it.each([
    [{ FANZHA_LOG_LEVEL: 'trace' }, /FANZHA_LOG_LEVEL must be one of error, warn, info, not "trace"/],
    [{ FANZHA_LOG_FORMAT: 'xml' }, /FANZHA_LOG_FORMAT must be one of auto, text, json, not "xml"/],
  ])('is refused: %j', (env, told) => expect(() => new Config(env, '/')).toThrow(told));
});

describe('where attached files are kept', () => {
  const filesOf = (env: Record<string, string>) => new Config(env, '/srv').attachments;
  const S3 = { FANZHA_S3_URL: 'https://s3.example/files/', FANZHA_S3_KEY_ID: 'id', FANZHA_S3_SECRET: 'secret' };

  it('is a directory beside the data, without a scanner', () => {
    expect(filesOf({})).toEqual({
      directory: '/srv/.data/attachments',
      s3: null,
      quota: 1024 * 1024 * 1024,
      scanner: null,
    });
    expect(filesOf({ FANZHA_ATTACHMENTS_DIR: '/files', FANZHA_ATTACHMENTS_QUOTA_MB: '5' })).toMatchObject({
      directory: '/files',
      quota: 5 * 1024 * 1024,
    });
  });

  it('may be a bucket, and a scanner may look at them', () => {
    expect(filesOf({ ...S3, FANZHA_S3_REGION: 'cn-east-1', FANZHA_CLAMD: '[::1]:3310' })).toMatchObject({
      s3: { url: 'https://s3.example/files', region: 'cn-east-1', keyId: 'id', secret: 'secret' },
      scanner: { host: '::1', port: 3310 },
    });
  });

  it.each([
    [{ FANZHA_S3_URL: 's3://files' }, /FANZHA_S3_URL must be the URL of a bucket/],
    [{ FANZHA_S3_URL: 'https://s3.example/files' }, /needs FANZHA_S3_KEY_ID and FANZHA_S3_SECRET/],
    [{ FANZHA_S3_SECRET: 'x' }, /need FANZHA_S3_URL/],
    [{ FANZHA_CLAMD: 'localhost' }, /FANZHA_CLAMD must be host:port/],
    [{ FANZHA_ATTACHMENTS_QUOTA_MB: '0' }, /FANZHA_ATTACHMENTS_QUOTA_MB must be a whole number/],
  ])('is refused: %j', (env, told) => expect(() => filesOf(env as Record<string, string>)).toThrow(told));
});
