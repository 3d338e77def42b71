import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useChat } from './chat-context.js';
import { Icon } from './icon.js';

/** One picture as large as the window; the arrow keys go through the pictures of the chat. */
export function Lightbox({ picture }: { readonly picture: Signal<string | undefined> }) {
  const chat = useChat();
  const dialog = useRef<HTMLDialogElement>(null);
  const pictures = chat.messages.value
    .flatMap(({ media }) => media)
    .filter(({ contentType }) => contentType.startsWith('image/'))
    .map(({ url }) => url);
  const index = pictures.indexOf(picture.value ?? '');
  const isOpen = picture.value !== undefined;

  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  const step = (by: number) => {
    picture.value = pictures[index + by] ?? picture.value;
  };
  const close = () => {
    picture.value = undefined;
  };

  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={`Picture ${index + 1} of ${pictures.length}`}
      onClose={close}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') step(-1);
        if (key === 'ArrowRight') step(1);
      }}
    >
      {picture.value !== undefined && <img src={picture.value} alt={`${index + 1} of ${pictures.length}`} />}
      <button type="button" class="round close" onClick={close} aria-label="Close">
        <Icon name="close" />
      </button>
      <button
        type="button"
        class="round previous"
        onClick={() => step(-1)}
        disabled={index <= 0}
        aria-label="Previous picture"
      >
        <Icon name="left" />
      </button>
      <button
        type="button"
        class="round next"
        onClick={() => step(1)}
        disabled={index >= pictures.length - 1}
        aria-label="Next picture"
      >
        <Icon name="right" />
      </button>
    </dialog>
  );
}
