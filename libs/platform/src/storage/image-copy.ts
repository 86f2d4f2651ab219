import { ATTACHMENT_BOUNDS, DomainError, type FieldCode } from '@fanzha/domain';
import sharp, { type Sharp } from 'sharp';
import { Turnstile } from '../turns/turnstile.js';

/** Pixels on the longer side: enough to read a notice board, and a third of the bytes of a camera. */
const LONGEST_SIDE = 4_096;
const PREVIEW_SIDE = 480;
const QUALITY = 85;
const LIMIT_SECONDS = 30;

/**
 * An image may take a quarter of a gigabyte while it is read: one at a time, and tenants take turns.
 */
const turns = new Turnstile({ total: 1, perGroup: 1, perMember: 1, waitingPerGroup: 20, waiting: 200, waitMs: 50_000 });

sharp.concurrency(1);
sharp.cache(false);

/** Media types that are written anew, and how. */
const WRITERS: Readonly<Record<string, (image: Sharp) => Sharp>> = {
  'image/jpeg': (image) => image.jpeg({ quality: QUALITY }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: QUALITY }),
};

/** An image as it is kept. */
interface ImageCopy {
  readonly width: number;
  readonly height: number;
}

/**
 * Writes an image anew, upright, with at most 4096 pixels on a side, and a small one beside it (WebP). Nothing but the
 * pixels is taken over: no place, no time, no camera, no second image, nothing that stands behind the image.
 * @param group whose turn it is: the tenant
 * @throws DomainError BAD_INPUT on `path` (IMAGE_UNREADABLE, TOO_MANY_PIXELS); RATE_LIMITED (TOO_MANY_AT_ONCE).
 */
export async function copyImage(
  { source, type, target, preview }: Readonly<Record<'source' | 'type' | 'target' | 'preview', string>>,
  { path, group }: { readonly path: string; readonly group: string },
): Promise<ImageCopy> {
  const write = WRITERS[type];
  if (!write) throw new Error(`${type} is no image`);
  const refuse = (code: FieldCode) => DomainError.badInput([{ path, code }]);
  const leave = await turns.enter({ group, member: null });
  try {
    const { width, height } = await sharp(source, { limitInputPixels: false }).metadata();
    if (width * height > ATTACHMENT_BOUNDS.pixels) throw refuse('TOO_MANY_PIXELS');
    const upright = () =>
      sharp(source, { limitInputPixels: ATTACHMENT_BOUNDS.pixels, failOn: 'error' })
        .timeout({ seconds: LIMIT_SECONDS })
        .autoOrient();
    const kept = await write(within(upright(), LONGEST_SIDE)).toFile(target);
    // Of what is kept, not of what came: it is read in a tenth of the time.
    await within(sharp(target), PREVIEW_SIDE).webp({ quality: 70 }).toFile(preview);
    return { width: kept.width, height: kept.height };
  } catch (error) {
    throw error instanceof DomainError ? error : refuse('IMAGE_UNREADABLE');
  } finally {
    leave();
  }
}

const within = (image: Sharp, side: number): Sharp =>
  image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
