import { useEffect, useState } from 'preact/hooks';

/** Long enough that who types is not talked to at every key. */
const pause = 1000;

/** Says what changed to whoever listens to the page. */
export function Announcer({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="unseen" role="status" aria-live="polite">
      {said}
    </p>
  );
}
