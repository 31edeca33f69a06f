/**
 * What a page of ours may do, said with every answer. One text for both hosts: what would break under it on the
 * desktop breaks in the browser too, where it is tested.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // No inline script and no eval: a name pasted from a workbook can never become code.
  "script-src 'self'",
  // Ant Design writes its styles into <style> elements as components appear. Styles run nothing.
  "style-src 'self' 'unsafe-inline'",
  // Photos are shown from the local database (blob:), icons in styles are data:.
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  // The county is reached through the host only, so the page itself has no other place to send anything.
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Devices of the machine that no screen uses; a feature that needs one takes it out of this list. */
const PERMISSIONS_POLICY = [
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'permissions-policy': PERMISSIONS_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Windows of ours may talk to each other, those of other origins have no handle on ours.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
