// The kit in the console's colours and faces: ../tokens.css has the shades that the kit needs. Greys are warm and dark enough
// for text and borders.

import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The ten shades of a colour, from light to dark, as the tokens have them. */
function shades(colour: string): MantineColorsTuple {
  const shade = (number: number) => `var(--${colour}-${number})`;
  return [shade(0), shade(1), shade(2), shade(3), shade(4), shade(5), shade(6), shade(7), shade(8), shade(9)];
}

const vermilion = shades('vermilion');

/** The theme of the console. */
export const theme = createTheme({
  primaryColor: 'vermilion',
  primaryShade: 7,
  colors: { vermilion, red: vermilion, gray: shades('warm') },
  black: 'var(--ink)',
  white: 'var(--paper-raised)',
  fontFamily: 'var(--hei)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--song)', fontWeight: '700' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontSizes: { sm: 'var(--font-small)' },
  components: {
    TextInput: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Button: { defaultProps: { variant: 'default' } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
  },
});
