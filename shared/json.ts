// JSON files as bytes: the plan and what is kept beside it.

/** What a file in UTF-8 says as JSON, a byte order mark passed over; undefined where it is no JSON or no UTF-8. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
