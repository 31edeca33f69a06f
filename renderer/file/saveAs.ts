/** Hands what stands at an address of this page to the clerk as a file, the way the browser does. */
export function saveAs(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
