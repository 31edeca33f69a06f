/** Hands a file to the clerk, the way the browser does. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by then; a later release would keep it in memory for good.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
