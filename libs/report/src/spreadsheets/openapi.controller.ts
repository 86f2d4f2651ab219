import { RecordReaders } from '@fanzha/ledger';
import { Public } from '@fanzha/platform';
import { Controller, Get } from '@nestjs/common';
import { openApi } from './openapi.js';

/** Says what is reached beside GraphQL. Anybody may read it: it names nobody's data. */
@Controller()
export class OpenApiController {
  constructor(private readonly readers: RecordReaders) {}

  @Get('openapi.json')
  @Public()
  document(): ReturnType<typeof openApi> {
    return openApi(this.readers.all().map(({ list }) => list));
  }
}
