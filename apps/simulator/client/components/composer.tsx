import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useChat } from './chat-context.js';
import { FilmStrip } from './film-strip.js';
import { Icon } from './icon.js';

interface ComposerProps {
  /** Photos picked, dropped or pasted that wait to be sent. */
  readonly files: Signal<readonly File[]>;
}

export function Composer({ files }: ComposerProps) {
  const chat = useChat();
  const text = useSignal('');
  const filmsShown = useSignal(window.matchMedia('(min-height: 700px)').matches);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const phone = chat.phone.value?.id;
  const withFiles = files.value.length > 0;

  useEffect(() => {
    // Where a keyboard would come up over half of the screen, nobody asked for it yet.
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [phone]);

  const submit = async () => {
    const [written, photos, quoted] = [text.value, files.value, chat.quoted.value];
    if (photos.length === 0 && written.trim() === '') return;
    text.value = '';
    files.value = [];
    chat.quoted.value = undefined;
    field.current?.focus();
    const sent =
      photos.length > 0
        ? await chat.sendFiles(photos, written.trim())
        : await chat.send({
            type: 'text',
            text: written,
            ...(quoted === undefined ? {} : { replyTo: quoted.sid }),
          });
    if (sent) return;
    // What was not taken comes back, before whatever was written meanwhile.
    text.value = [written, text.value].filter((part) => part !== '').join('\n');
    files.value = [...photos, ...files.value];
  };

  return (
    <footer class="composer">
      {filmsShown.value && chat.films.value.length > 0 && <FilmStrip />}
      {withFiles && <Tray files={files} />}
      {chat.quoted.value !== undefined && (
        <p class="quoting">
          <span dir="auto">{chat.quoted.value.text === '' ? 'a message' : chat.quoted.value.text}</span>
          <button
            type="button"
            class="round"
            aria-label="Do not quote"
            onClick={() => {
              chat.quoted.value = undefined;
            }}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <button
          type="button"
          class="round"
          onClick={() => picker.current?.click()}
          aria-label="Attach photos"
        >
          <Icon name="clip" />
        </button>
        <input
          ref={picker}
          class="visually-hidden"
          type="file"
          accept="image/*,video/*,audio/*,application/pdf,text/vcard"
          multiple
          tabIndex={-1}
          aria-label="Photos to send"
          onChange={({ currentTarget }) => {
            files.value = [...files.value, ...(currentTarget.files ?? [])];
            currentTarget.value = '';
            field.current?.focus();
          }}
        />
        {chat.films.value.length > 0 && (
          <button
            type="button"
            class="round"
            aria-label="Synthetic films"
            aria-expanded={filmsShown.value}
            aria-controls="films"
            onClick={() => {
              filmsShown.value = !filmsShown.value;
            }}
          >
            <Icon name="film" />
          </button>
        )}
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          enterkeyhint="send"
          aria-label={withFiles ? 'Caption' : 'Message'}
          placeholder={withFiles ? 'Add a caption' : 'Message'}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void submit();
          }}
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            if (pasted.length === 0) return;
            event.preventDefault();
            files.value = [...files.value, ...pasted];
          }}
        />
        <button
          type="submit"
          class="round send"
          aria-label="Send"
          disabled={!withFiles && text.value.trim() === ''}
        >
          <Icon name="send" />
        </button>
      </form>
    </footer>
  );
}

function Tray({ files }: ComposerProps) {
  return (
    <ul class="tray" aria-label="To be sent">
      {files.value.map((file) => (
        <li key={`${file.name}-${file.lastModified}-${file.size}`}>
          <Preview file={file} />
          <button
            type="button"
            aria-label={`Remove ${file.name}`}
            onClick={() => {
              files.value = files.value.filter((other) => other !== file);
            }}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Preview({ file }: { readonly file: File }) {
  const url = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  if (!file.type.startsWith('image/')) return <span class="document">{file.name}</span>;
  return <img src={url} alt={file.name} width="72" height="72" />;
}
