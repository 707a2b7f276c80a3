// The picture that a stage draws: its shape and its size in units, whatever display it is on.

/** The shapes that scenes are laid out for: 16:9, 4:3, strips of LED panels, and screens that stand upright. */
export const shapes = ['wide', 'classic', 'ultra', 'portrait'] as const;

/** A shape of the picture. */
export type Shape = (typeof shapes)[number];

/** A size in pixels, or in units of the picture. */
export type Extent = { readonly width: number; readonly height: number };

/** The picture of each shape in units, with what is least of it; the longer side of a display adds to it. */
const least: { readonly [Name in Shape]: Extent } = {
  wide: { width: 1920, height: 1080 },
  classic: { width: 1440, height: 1080 },
  ultra: { width: 2700, height: 1080 },
  portrait: { width: 1080, height: 1920 },
};

/** The shape for a display: upright up to 1:1, 4:3 up to 3:2, a strip from 5:2 on. */
export function shapeOf({ width, height }: Extent): Shape {
  const aspect = width / Math.max(1, height);
  return aspect <= 1 ? 'portrait' : aspect <= 1.5 ? 'classic' : aspect < 2.5 ? 'wide' : 'ultra';
}

/** A picture: its shape, its size in units and how many pixels a unit is. */
export type Picture = Extent & { readonly shape: Shape; readonly unit: number };

/** The picture on a display of so many pixels, of which `inset` percent stay empty on each side. */
export function pictureOf(display: Extent, inset = 0): Picture {
  const shape = shapeOf(display);
  const part = 1 - (2 * inset) / 100;
  const unit = Math.min(display.width / least[shape].width, display.height / least[shape].height) * part;
  return { shape, unit, width: (display.width * part) / unit, height: (display.height * part) / unit };
}
