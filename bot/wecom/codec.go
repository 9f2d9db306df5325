package wecom

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha1" // WeCom's protocol prescribes SHA-1 (§1.2)
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Why an envelope was refused. The numbers in the log are those of the official sample libraries (§1.3).
var (
	// ErrSettings says that token, EncodingAESKey or receive id cannot be right (-40004).
	ErrSettings = errors.New("wecom: callback settings are not usable")
	// ErrEnvelope says that the ciphertext is damaged or made with another key (-40007, -40008, -40010).
	ErrEnvelope = errors.New("wecom: envelope cannot be opened")
	// ErrReceiveID says that the envelope is meant for another corp (-40005).
	ErrReceiveID = errors.New("wecom: envelope is addressed to another receive id")
)

// keyChars is the length of an EncodingAESKey as the admin console shows it.
const keyChars = 43

// Codec signs, seals and opens the envelopes of WeCom callbacks (加解密). It is safe for concurrent use.
type Codec struct {
	token      string
	block      cipher.Block
	iv         []byte
	receiveIDs []string
	random     io.Reader
}

// NewCodec returns the codec for one callback configuration: Token and EncodingAESKey as in the admin console
// and the receive ids that are accepted, the first of which is written into what we send. For a self-built app
// the receive id is the corpid; the empty string stands for callbacks that carry none (智能机器人). Without any
// receive id nothing could be accepted, so that is an error, as is a key that is not 43 characters long.
func NewCodec(token, aesKey string, receiveIDs ...string) (*Codec, error) {
	if token == "" {
		return nil, fmt.Errorf("%w: token is empty", ErrSettings)
	}
	if len(receiveIDs) == 0 {
		return nil, fmt.Errorf("%w: no receive id", ErrSettings)
	}
	if len(aesKey) != keyChars {
		return nil, fmt.Errorf("%w: EncodingAESKey has %d characters instead of %d", ErrSettings, len(aesKey), keyChars)
	}
	key, err := base64.StdEncoding.DecodeString(aesKey + "=")
	if err != nil {
		return nil, fmt.Errorf("%w: EncodingAESKey has a character that is neither letter nor digit", ErrSettings)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("%w: EncodingAESKey has the wrong size", ErrSettings)
	}
	return &Codec{token: token, block: block, iv: key[:aes.BlockSize],
		receiveIDs: slices.Clone(receiveIDs), random: rand.Reader}, nil
}

// String keeps token and key out of any log that prints a codec.
func (c *Codec) String() string { return "wecom.Codec" }

// GoString does the same for %#v.
func (c *Codec) GoString() string { return c.String() }

// Accepts says whether id is one of the receive ids of this configuration.
func (c *Codec) Accepts(id string) bool { return slices.Contains(c.receiveIDs, id) }

// Signature returns msg_signature for the base64 text of an envelope (§1.2).
func (c *Codec) Signature(timestamp, nonce, encrypt string) string {
	parts := []string{c.token, timestamp, nonce, encrypt}
	slices.Sort(parts)
	sum := sha1.Sum([]byte(strings.Join(parts, ""))) // see the import
	return hex.EncodeToString(sum[:])
}

// Verify compares a received signature in constant time.
func (c *Codec) Verify(signature, timestamp, nonce, encrypt string) bool {
	want := c.Signature(timestamp, nonce, encrypt)
	return subtle.ConstantTimeCompare([]byte(want), []byte(signature)) == 1
}

// Decrypt opens an envelope. It returns the message and the receive id that the envelope carries; for an id
// that is not accepted the error is ErrReceiveID, the message is withheld and the id is still returned, so
// that the log can show which one was seen. Any other failure is ErrEnvelope. Call Verify first.
func (c *Codec) Decrypt(encrypt string) (plain []byte, receiveID string, err error) {
	sealed, err := base64.StdEncoding.DecodeString(encrypt)
	if err != nil {
		return nil, "", fmt.Errorf("%w: not base64", ErrEnvelope)
	}
	if len(sealed) < padBlock || len(sealed)%aes.BlockSize != 0 {
		return nil, "", fmt.Errorf("%w: %d bytes are not whole blocks", ErrEnvelope, len(sealed))
	}
	cipher.NewCBCDecrypter(c.block, c.iv).CryptBlocks(sealed, sealed)
	plain, receiveID, err = unpack(sealed)
	if err != nil {
		return nil, "", err
	}
	if !c.Accepts(receiveID) {
		return nil, receiveID, ErrReceiveID
	}
	return plain, receiveID, nil
}

// Encrypt seals a passive reply (被动回复) under the first receive id and signs it for the nonce and timestamp
// that will stand beside it.
func (c *Codec) Encrypt(plain []byte, nonce, timestamp string) (encrypt, signature string, err error) {
	random := make([]byte, randomBytes)
	if _, err := io.ReadFull(c.random, random); err != nil {
		return "", "", fmt.Errorf("read random bytes for an envelope: %w", err)
	}
	packed, err := pack(random, plain, c.receiveIDs[0])
	if err != nil {
		return "", "", err
	}
	cipher.NewCBCEncrypter(c.block, c.iv).CryptBlocks(packed, packed)
	encrypt = base64.StdEncoding.EncodeToString(packed)
	return encrypt, c.Signature(timestamp, nonce, encrypt), nil
}
