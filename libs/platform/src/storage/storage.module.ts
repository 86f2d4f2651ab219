import { Global, Module } from '@nestjs/common';
import path from 'node:path';
import { Config } from '../config/config.js';
import { DiskStore } from './disk-store.js';
import { ObjectStore } from './object-store.js';
import { ReceivedFiles } from './received-file.js';
import { S3Store } from './s3-store.js';
import { SignedLinks } from './signed-links.js';
import { ClamdScanner, NoScanner, VirusScanner } from './virus-scanner.js';

/** Where files are kept, how they are taken in, and links to them: by the configuration. */
@Global()
@Module({
  providers: [
    {
      provide: ObjectStore,
      inject: [Config],
      useFactory: ({ attachments: { s3, directory } }: Config) => (s3 ? new S3Store(s3) : new DiskStore(directory)),
    },
    {
      provide: VirusScanner,
      inject: [Config],
      useFactory: ({ attachments: { scanner } }: Config) => (scanner ? new ClamdScanner(scanner) : new NoScanner()),
    },
    {
      provide: ReceivedFiles,
      inject: [Config, VirusScanner],
      useFactory: ({ attachments: { directory } }: Config, scanner: VirusScanner) =>
        new ReceivedFiles(path.join(directory, '.incoming'), scanner),
    },
    { provide: SignedLinks, inject: [Config], useFactory: (config: Config) => SignedLinks.of(config) },
  ],
  exports: [ObjectStore, ReceivedFiles, SignedLinks, VirusScanner],
})
export class StorageModule {}
