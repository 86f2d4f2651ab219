import { RecordReaders } from '@fanzha/ledger';
import { Public } from '@fanzha/platform';
import { Controller, Get, Header } from '@nestjs/common';
import { openApi } from './openapi.js';

/** Says what is reached beside GraphQL. Anybody may read it: it names nobody's data. */
@Controller()
export class OpenApiController {
  /** As it is sent: it is the same for everybody, and to write it takes as long as many questions. */
  private text: Buffer | null = null;

  constructor(private readonly readers: RecordReaders) {}

  @Get('openapi.json')
  @Public()
  @Header('content-type', 'application/json; charset=utf-8')
  document(): Buffer {
    return (this.text ??= Buffer.from(JSON.stringify(openApi(this.readers.all().map(({ list }) => list)))));
  }
}
