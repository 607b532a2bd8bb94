import { Component, type ComponentChild, type ComponentType } from 'preact';
import { same } from '../same.ts';

/** Renders only when its properties say something else: of a thousand rules an edit changes a few. */
export function memo<Props extends object>(render: (props: Props) => ComponentChild): ComponentType<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return !same(plain(this.props), plain(next));
    }
    override render(): ComponentChild {
      return render(this.props as Props);
    }
  };
}

/** Children are compared by whoever renders them. */
function plain({ children: _, ...props }: Readonly<object> & { children?: unknown }): object {
  return props;
}
