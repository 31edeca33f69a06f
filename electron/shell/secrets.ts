import type { SafeStorage } from 'electron';
import { FILE_SECRETS, type Secrets } from '../host/secrets.ts';

/**
 * The system's keychain where there is a real one, and the plain file where not, which the page is told (`hostInfo`).
 * On Linux without a keychain Chromium would "encrypt" with a password that everyone knows (`basic_text`); that is no
 * better than the file and must not be called more. The synchronous calls are used since only they can tell.
 */
export function systemSecrets(safeStorage: SafeStorage, platform: NodeJS.Platform): Secrets {
  if (!isReal(safeStorage, platform)) return FILE_SECRETS;
  return {
    kind: 'system',
    seal: async (secret) => safeStorage.encryptString(secret).toString('base64'),
    open: async (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  };
}

function isReal(safeStorage: SafeStorage, platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}
