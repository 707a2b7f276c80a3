// What is used of Papa Parse. It has no types of its own, and those that others wrote for it name Node and the DOM, which
// `shared/` knows neither of.

declare module 'papaparse' {
  type Settings = {
    readonly delimiter: string;
    readonly newline: '\n' | '\r\n';
    readonly quoteChar: string;
    readonly skipEmptyLines: false;
  };
  type Fault = { readonly type: string; readonly code: string; readonly row?: number };
  const papaparse: {
    readonly parse: (text: string, settings: Settings) => { readonly data: string[][]; readonly errors: Fault[] };
  };
  export default papaparse;
}
