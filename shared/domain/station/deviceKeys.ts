import { z } from 'zod';
import { envelope } from '../document.ts';

/** A point of the curve P-256, 65 bytes uncompressed, in hex. */
export const point = z.string().regex(/^04[0-9a-f]{128}$/);

/** What everyone may know of a device's, or a county's, keys: one to check its signatures, one to seal for it. */
export const publicKeys = z.object({ sign: point, agree: point });
export type PublicKeys = z.infer<typeof publicKeys>;

/**
 * A device's public keys, stated once by the device itself: every laptop of the station and the county then check
 * offline what it signed. Only who may write into the station's database can state some.
 */
export const deviceKeys = envelope.extend({ kind: z.literal('deviceKeys'), ...publicKeys.shape });
export type DeviceKeys = z.infer<typeof deviceKeys>;
