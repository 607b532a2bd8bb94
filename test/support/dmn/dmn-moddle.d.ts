declare module 'dmn-moddle' {
  /** As far as tests use it: the package has no types of its own. */
  export class DmnModdle {
    fromXML(xml: string): Promise<{ readonly rootElement: object; readonly warnings: readonly unknown[] }>;
    toXML(element: object, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
  }
}
