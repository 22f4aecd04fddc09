#include "textflag.h"

#define EIGHT(name, value) \
	DATA name<>+0(SB)/4, value; \
	DATA name<>+4(SB)/4, value; \
	DATA name<>+8(SB)/4, value; \
	DATA name<>+12(SB)/4, value; \
	DATA name<>+16(SB)/4, value; \
	DATA name<>+20(SB)/4, value; \
	DATA name<>+24(SB)/4, value; \
	DATA name<>+28(SB)/4, value; \
	GLOBL name<>(SB), RODATA|NOPTR, $32

EIGHT(half, $0x3f000000)   // 0.5
EIGHT(c1, $0x3f800000)     // 1
EIGHT(m1, $0xbf800000)     // -1
EIGHT(limit, $0x40fccccd)  // 7.9
EIGHT(mlimit, $0xc0fccccd) // -7.9
EIGHT(c28, $0x41e00000)
EIGHT(c378, $0x43bd0000)
EIGHT(c3150, $0x4544e000)
EIGHT(c17325, $0x46875a00)
EIGHT(c62370, $0x4773a200)
EIGHT(c135135, $0x4803f7c0)
EIGHT(c127, $0x42fe0000)
EIGHT(shift, $0x43008000)  // Offset + 0.5
EIGHT(signbit, $0x80808080)
EIGHT(nosign, $0x7fffffff)

// TANH replaces x by its hyperbolic tangent, with the operations of Tanh in their order. It uses Y10 to Y14; Y15 is 0.5.
#define TANH(x) \
	VMULPS Y15, x, Y10; \
	VMULPS Y10, Y10, Y11; \
	VADDPS c378<>(SB), Y11, Y12; \
	VMULPS c28<>(SB), Y11, Y13; \
	VMULPS Y11, Y12, Y12; \
	VADDPS c3150<>(SB), Y13, Y13; \
	VADDPS c17325<>(SB), Y12, Y12; \
	VMULPS Y11, Y13, Y13; \
	VMULPS Y11, Y12, Y12; \
	VADDPS c62370<>(SB), Y13, Y13; \
	VADDPS c135135<>(SB), Y12, Y12; \
	VMULPS Y11, Y13, Y13; \
	VMULPS Y10, Y12, Y12; \
	VADDPS c135135<>(SB), Y13, Y13; \
	VMULPS Y12, Y12, Y10; \
	VMULPS Y13, Y13, Y11; \
	VADDPS Y12, Y12, Y12; \
	VADDPS Y11, Y10, Y10; \
	VMULPS Y13, Y12, Y12; \
	VDIVPS Y10, Y12, Y12; \
	VCMPPS $0x1e, limit<>(SB), x, Y14; \
	VBLENDVPS Y14, c1<>(SB), Y12, Y12; \
	VCMPPS $0x1a, mlimit<>(SB), x, Y14; \
	VBLENDVPS Y14, m1<>(SB), Y12, x

#define SIGMOID(x) \
	VMULPS Y15, x, x; \
	TANH(x); \
	VMULPS Y15, x, x; \
	VADDPS Y15, x, x

// GATE is one gate's argument: sum·sumScale + rec·recScale + bias, the gate lying at bytes behind the first one.
#define GATE(at, x) \
	VCVTDQ2PS (SI)(at*1), x; \
	VMULPS (R8)(at*1), x, x; \
	VCVTDQ2PS (DI)(at*1), Y10; \
	VMULPS (R9)(at*1), Y10, Y10; \
	VADDPS Y10, x, x; \
	VADDPS (R10)(at*1), x, x

// BYTES stores eight 32-bit numbers, 0 to 255, as bytes.
#define BYTES(y, x, to) \
	VEXTRACTI128 $1, y, X14; \
	VPACKUSDW X14, x, X14; \
	VPACKUSWB X14, X14, X14; \
	VMOVQ X14, to

// func cell(sum, rec *int32, sumScale, recScale, bias, state *float32, out *byte, n, units int)
TEXT ·cell(SB), NOSPLIT, $0-72
	MOVQ sum+0(FP), SI
	MOVQ rec+8(FP), DI
	MOVQ sumScale+16(FP), R8
	MOVQ recScale+24(FP), R9
	MOVQ bias+32(FP), R10
	MOVQ state+40(FP), R11
	MOVQ out+48(FP), R12
	MOVQ n+56(FP), CX
	MOVQ units+64(FP), DX
	SHLQ $2, DX
	LEAQ (DX)(DX*1), AX
	LEAQ (DX)(DX*2), BX
	XORQ R13, R13
	VMOVUPS half<>(SB), Y15

units:
	GATE(R13, Y0)
	GATE(DX, Y1)
	GATE(AX, Y2)
	GATE(BX, Y3)
	SIGMOID(Y0)
	SIGMOID(Y1)
	TANH(Y2)
	SIGMOID(Y3)
	VMULPS Y2, Y0, Y0
	VMULPS (R11), Y1, Y1
	VADDPS Y1, Y0, Y0
	VMOVUPS Y0, (R11)
	TANH(Y0)
	VMULPS Y3, Y0, Y0
	VMULPS c127<>(SB), Y0, Y0
	VADDPS shift<>(SB), Y0, Y0
	VCVTTPS2DQ Y0, Y0
	BYTES(Y0, X0, (R12))
	ADDQ $32, SI
	ADDQ $32, DI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, R10
	ADDQ $32, R11
	ADDQ $8, R12
	SUBQ $8, CX
	JNZ units
	VZEROUPPER
	RET

// func rescale(out *float32, sum *int32, scale, bias *float32, unit float32, n int)
TEXT ·rescale(SB), NOSPLIT, $0-48
	MOVQ out+0(FP), DI
	MOVQ sum+8(FP), SI
	MOVQ scale+16(FP), R8
	MOVQ bias+24(FP), R9
	VBROADCASTSS unit+32(FP), Y3
	MOVQ n+40(FP), CX
	XORQ AX, AX
	SHLQ $2, CX
	VXORPS Y2, Y2, Y2
	TESTQ R9, R9
	JZ unbiased

biased:
	VCVTDQ2PS (SI)(AX*1), Y0
	VMULPS (R8)(AX*1), Y3, Y1
	VMULPS Y1, Y0, Y0
	VADDPS (R9)(AX*1), Y0, Y0
	VMOVUPS Y0, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, CX
	JNE biased
	VZEROUPPER
	RET

unbiased:
	VCVTDQ2PS (SI)(AX*1), Y0
	VMULPS (R8)(AX*1), Y3, Y1
	VMULPS Y1, Y0, Y0
	VADDPS Y2, Y0, Y0
	VMOVUPS Y0, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, CX
	JNE unbiased
	VZEROUPPER
	RET

// func rectify(x *float32, leak float32, n int)
TEXT ·rectify(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), DI
	VBROADCASTSS leak+8(FP), Y3
	MOVQ n+16(FP), CX

rectified:
	VMOVUPS (DI), Y0
	VMULPS Y3, Y0, Y1
	VMAXPS Y1, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ rectified
	VZEROUPPER
	RET

// func largest(x *float32, n int) float32
TEXT ·largest(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VMOVUPS nosign<>(SB), Y3
	VXORPS Y0, Y0, Y0

larger:
	VANDPS (SI), Y3, Y1
	VMAXPS Y1, Y0, Y0
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ larger
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VMAXPS X1, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// func round(out *byte, x *float32, up float32, n int)
TEXT ·round(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DI
	MOVQ x+8(FP), SI
	VBROADCASTSS up+16(FP), Y3
	MOVQ n+24(FP), CX

rounded:
	VMULPS (SI), Y3, Y0
	VADDPS shift<>(SB), Y0, Y0
	VCVTTPS2DQ Y0, Y0
	BYTES(Y0, X0, (DI))
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JNZ rounded
	VZEROUPPER
	RET

// func roundSigned(out *int8, x *float32, up float32, n int)
TEXT ·roundSigned(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DI
	MOVQ x+8(FP), SI
	VBROADCASTSS up+16(FP), Y3
	MOVQ n+24(FP), CX
	MOVQ signbit<>(SB), R8

roundedSigned:
	VMULPS (SI), Y3, Y0
	VADDPS shift<>(SB), Y0, Y0
	VCVTTPS2DQ Y0, Y0
	BYTES(Y0, X0, R9)
	XORQ R8, R9
	MOVQ R9, (DI)
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JNZ roundedSigned
	VZEROUPPER
	RET
