/** What a caller may send, by content type. The handlers parse it; this is for the document. */
const url = {
  type: 'object',
  required: ['url'],
  properties: {
    url: {
      type: 'string',
      format: 'uri',
      maxLength: 2048,
      description: 'Where the picture is: an http or https address without user name and password.',
    },
  },
  examples: [{ url: 'https://example.org/film.jpg' }],
};
const upload = {
  type: 'object',
  required: ['image'],
  properties: {
    image: {
      type: 'string',
      contentMediaType: 'application/octet-stream',
      description: 'The picture, at most 16 MB.',
    },
  },
};
const bytes = {
  type: 'string',
  contentMediaType: 'application/octet-stream',
  description: 'The picture, at most 16 MB.',
};

export const urlContent = { 'application/json': { schema: url } };
export const urlFormContent = { 'application/x-www-form-urlencoded': { schema: url } };
export const uploadContent = {
  'multipart/form-data': { schema: upload },
  'image/*': { schema: bytes },
  'application/octet-stream': { schema: bytes },
};
