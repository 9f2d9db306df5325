// Package api is Huiyin's face to the district's own systems: register a
// letter and ask how far it is, over HTTP with a bearer token
// (interfaces.md, HTTP). It takes the same step by the same rules as chat
// does; errors are problem JSON (RFC 9457) that names every bad field.
package api
