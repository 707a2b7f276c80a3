// Saves a file through the page: a browser puts it in its downloads; in Electron the system asks where.

/** Milliseconds for which the content stays available: choosing a folder may take a while. */
const kept = 120_000;

/** Saves content under a name. The page does not learn whether the file was saved. */
export function download(name: string, content: BlobPart, type = 'application/octet-stream'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), kept);
}
