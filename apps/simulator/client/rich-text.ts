/** A run of a message's text, marked the way messengers do it. */
export interface Run {
  readonly style: 'plain' | 'bold' | 'italic' | 'strike' | 'code' | 'link';
  readonly text: string;
}

const marked =
  /```(?<code>[\s\S]+?)```|(?<link>https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|(?<![\p{L}\p{N}])(?:\*(?<bold>\S(?:[^*\n]*\S)?)\*|_(?<italic>\S(?:[^_\n]*\S)?)_|~(?<strike>\S(?:[^~\n]*\S)?)~)(?![\p{L}\p{N}])/gu;

/** Splits a text into runs: *bold*, _italic_, ~strike~, ```code``` and web addresses. */
export function richText(text: string): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(marked)) {
    if (match.index > end) runs.push({ style: 'plain', text: text.slice(end, match.index) });
    const [style, inner] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? [];
    if (style !== undefined && inner !== undefined) runs.push({ style: style as Run['style'], text: inner });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ style: 'plain', text: text.slice(end) });
  return runs;
}
