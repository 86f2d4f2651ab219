import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(js|css|html|svg)$/;
/** Shorter files fit into one packet as they are. */
const FROM = 1_024;

/**
 * For Vite: beside every text of the client the same one packed, `.br` and `.gz`, which the server sends as it is. Once
 * at the build there is time for the best packing.
 * @returns {import('vite').Plugin}
 */
export const compressedFiles = () => ({
  name: 'compressed-files',
  apply: 'build',
  async writeBundle({ dir }) {
    const files = (await readdir(dir, { recursive: true })).filter((file) => TEXT.test(file));
    await Promise.all(files.map((file) => compress(path.join(dir, file))));
  },
});

async function compress(file) {
  const text = await readFile(file);
  if (text.length < FROM) return;
  const brotli = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } };
  await Promise.all([
    promisify(brotliCompress)(text, brotli).then((packed) => writeFile(`${file}.br`, packed)),
    promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }).then((packed) => writeFile(`${file}.gz`, packed)),
  ]);
}
