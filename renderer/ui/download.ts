// Saving bytes as a file of the reader's, through the page: in a browser it goes where downloads go, in Electron the system asks.

/** How long an address of bytes in memory is kept, in milliseconds: the reader may take a while to choose a folder. */
const kept = 120_000;

/** Saves bytes under a name. The page does not learn whether the reader kept the file. */
export function download(name: string, bytes: Uint8Array<ArrayBuffer>, type = 'application/octet-stream'): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), kept);
}
