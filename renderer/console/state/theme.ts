// The kit in the console's clothes: the colours of ../tokens.css with the shades that the kit asks for. Greys are warm and dark
// enough for text and borders.

import { createTheme, type MantineColorsTuple } from '@mantine/core';

const vermilion: MantineColorsTuple = [
  '#fbecea',
  '#f4d5d1',
  '#e7aea8',
  '#d8847c',
  '#c95f55',
  '#b94038',
  '#a92b24',
  '#971c16',
  '#7d140f',
  '#640d09',
];
const warm: MantineColorsTuple = [
  '#faf6ee',
  '#f4eee2',
  '#e9e0d0',
  '#d8ccb8',
  '#948874',
  '#6d6252',
  '#574e42',
  '#463e34',
  '#332d26',
  '#1f1b16',
];
const pine: MantineColorsTuple = [
  '#edf4ee',
  '#d6e6d9',
  '#aecdb5',
  '#83b28e',
  '#5d976b',
  '#417f52',
  '#2f6b41',
  '#265a36',
  '#1d482a',
  '#14361f',
];
const ochre: MantineColorsTuple = [
  '#fbf3de',
  '#f4e5bb',
  '#e7cd82',
  '#d6b14b',
  '#bd9324',
  '#9a7411',
  '#7d5c08',
  '#684b05',
  '#523b03',
  '#3d2c02',
];

/** The theme of the console. */
export const theme = createTheme({
  primaryColor: 'vermilion',
  primaryShade: 7,
  colors: { vermilion, red: vermilion, gray: warm, pine, ochre },
  black: '#1f1b16',
  white: '#fffdf8',
  fontFamily: 'var(--hei)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--song)', fontWeight: '700' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontSizes: { sm: '0.95rem' },
  components: {
    TextInput: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Button: { defaultProps: { radius: 'sm' } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
  },
});
