// What electron-builder.yml cannot say: the folder below /opt takes its name from the product's, and shall be ASCII. The name that
// people read on Linux stands in the .desktop file.

export default {
  extends: 'electron-builder.yml',
  ...(process.platform === 'linux' ? { productName: 'sunshine-draw' } : {}),
};
