import { THUMBNAIL_BYTES_MAX } from '../../shared/domain/file/file.ts';
import { failure, type Result, success } from '../../shared/domain/result.ts';
import type { Prepared } from './acts.ts';

/** The longer side of a picture as it is kept, in pixels: a scanned A4 page at about 137 dots an inch, well legible. */
export const LONGEST_SIDE = 1600;

/** At this quality a phone's photo of 5 MB becomes about 300 kB: three or four pieces. */
const QUALITY = 0.75;

/** The longer side of a thumbnail, in pixels: twice as large as it stands on screen, for sharp displays. */
const THUMBNAIL_SIDE = 240;

/** Tried one after the other until the thumbnail fits. */
const THUMBNAIL_QUALITIES = [0.6, 0.4, 0.2];

/** What a phone's or scanner's file may weigh. Decoding more would take the memory that a 4 GB laptop has not. */
export const ENTRY_BYTES_MAX = 25 * 1024 * 1024;

/**
 * Why a file cannot be kept.
 * - `entryTooLarge`: over `ENTRY_BYTES_MAX`
 * - `unreadable`: no picture that this computer can read, and no PDF
 */
export type ShrinkRefusal = 'entryTooLarge' | 'unreadable';

const PDF_START = '%PDF-';

/** A chosen file as it will be kept: a picture scaled down and written anew, without where it was taken; a PDF as it is. */
export async function shrink(chosen: File): Promise<Result<Prepared, ShrinkRefusal>> {
  if (chosen.size > ENTRY_BYTES_MAX) return failure('entryTooLarge');
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const name = nameOf(chosen);
  if (isPdf(bytes)) return success({ name, type: 'application/pdf', bytes, thumbnail: undefined, original: undefined });
  const picture = await createImageBitmap(chosen, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!picture) return failure('unreadable');
  try {
    return success({
      name,
      type: 'image/jpeg',
      bytes: await drawn(picture, LONGEST_SIDE, QUALITY),
      thumbnail: await thumbnailOf(picture),
      original: { type: chosen.type, bytes },
    });
  } finally {
    picture.close();
  }
}

/** The longest name a file keeps: a line's. */
const NAME_MAX = 200;

/** A pasted picture is called `image.png` by the browser; the clerk may call it otherwise. */
function nameOf({ name }: File): string {
  return [...name].slice(0, NAME_MAX).join('') || 'image';
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, PDF_START.length)) === PDF_START;
}

async function thumbnailOf(picture: ImageBitmap): Promise<Uint8Array | undefined> {
  for (const quality of THUMBNAIL_QUALITIES) {
    const small = await drawn(picture, THUMBNAIL_SIDE, quality);
    if (small.length <= THUMBNAIL_BYTES_MAX) return small;
  }
  return undefined;
}

/** The picture as a JPEG whose longer side is at most so many pixels; never made larger. What is clear becomes white. */
async function drawn(picture: ImageBitmap, longest: number, quality: number): Promise<Uint8Array> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await blob.arrayBuffer());
}
