import type { LoggerService } from '@nestjs/common';
import { Logger, type Params, PinoLogger } from 'nestjs-pino';
import pino from 'pino';
import { build as pinoPretty } from 'pino-pretty';
import type { LogForm, LogLevel } from './log-options.js';
import { loggedError } from './logged-error.js';
import { requestFields } from './request-fields.js';

/** Everything that a line may hold. What somebody adds to a line without adding it here is left out. */
const FIELDS = ['context', 'msg', 'requestId', 'tenantId', 'err', 'outcome', 'status', 'milliseconds'];

const STDERR = 2;

/**
 * The log of the process, to be handed to Nest: every `Logger` of the program writes into it. Lines of a request carry
 * its id and the unit that asks (`requestFields`). There is one for each process.
 * @param logForm null: text where standard error is a terminal, else JSON
 * @param destination where lines go instead of standard error
 */
export function programLog(
  { logLevel, logForm }: { readonly logLevel: LogLevel; readonly logForm: LogForm | null },
  destination = standardError(logForm ?? (process.stderr.isTTY ? 'text' : 'json')),
): LoggerService {
  const params: Params = {
    pinoHttp: [
      {
        level: logLevel,
        base: { pid: process.pid },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }), log: onlyFields },
        // Pino writes the rest of the line into what it is given here.
        mixin: requestFields,
        serializers: { err: loggedError },
        // Else the serializer would be handed what another one has made of the error.
        wrapSerializers: false,
      },
      destination,
    ],
  };
  return new Logger(new PinoLogger(params), params);
}

function onlyFields(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(FIELDS.filter((field) => line[field] !== undefined).map((field) => [field, line[field]]));
}

/** Lines are written at once, so that none is lost when the process ends. */
function standardError(form: LogForm): pino.DestinationStream {
  if (form === 'json') return pino.destination({ dest: STDERR, sync: true });
  return pinoPretty({
    destination: STDERR,
    sync: true,
    colorize: process.stderr.isTTY,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,context,requestId,tenantId',
    messageFormat: ({ context, msg, requestId, tenantId }) => {
      const request = [requestId && `request ${text(requestId)}`, tenantId && `unit ${text(tenantId)}`];
      const told = request.filter(Boolean).join(', ');
      return [context && `[${text(context)}]`, text(msg), told && `(${told})`].filter(Boolean).join(' ');
    },
  });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
