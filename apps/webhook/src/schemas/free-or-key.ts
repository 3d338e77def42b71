/** OpenAPI's words for: a key is needed, but not by callers on this machine. */
export const freeOrKey = [{}, { apiKey: [] }];
