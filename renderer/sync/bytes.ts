const KB = 1024;
const MB = KB * KB;
const GB = MB * KB;

/** Bytes as a clerk reads them: whole kB below one MB, then one decimal. */
export function bytesText(bytes: number): string {
  if (bytes < MB) return `${Math.ceil(bytes / KB)} kB`;
  if (bytes < GB) return `${(bytes / MB).toFixed(1)} MB`;
  return `${(bytes / GB).toFixed(1)} GB`;
}
