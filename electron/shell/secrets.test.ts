import type { SafeStorage } from 'electron';
import { describe, expect, test } from 'vitest';
import { systemSecrets } from './secrets.ts';

function storage(available: boolean, backend = 'gnome_libsecret'): SafeStorage {
  const fake = {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => Buffer.from(text, 'utf16le'),
    decryptString: (bytes: Buffer) => bytes.toString('utf16le'),
  };
  return fake as unknown as SafeStorage;
}

describe('where the password is kept is said as it is', () => {
  test.each([
    ['win32', true, undefined, 'system'],
    ['darwin', true, undefined, 'system'],
    ['linux', true, 'gnome_libsecret', 'system'],
    ['linux', true, 'kwallet6', 'system'],
    ['linux', true, 'basic_text', 'file'],
    ['linux', true, 'unknown', 'file'],
    ['linux', false, 'gnome_libsecret', 'file'],
    ['win32', false, undefined, 'file'],
  ] as const)('%s, available %s, %s: %s', async (platform, available, backend, kind) => {
    const secrets = systemSecrets(storage(available, backend), platform);
    expect(secrets.kind).toBe(kind);
    const sealed = await secrets.seal('柳河 7');
    expect(sealed === '柳河 7').toBe(kind === 'file');
    expect(await secrets.open(sealed)).toBe('柳河 7');
  });
});
