// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Objects;

/**
 * Charge and energy of one cycle. What the record does not have is NaN: the discharge of a cycle that was not discharged,
 * the efficiencies of one that is not {@link #complete}.
 *
 * @param number counted from 1, or the instrument's own number
 * @param first what came first, charge or discharge
 * @param complete whether it has both and came to its end
 * @param fromS time of its first row with current in s
 * @param toS time of its last row with current in s
 * @param chargeAh charge that passed in charging, in A·h
 * @param chargeErrorAh its standard error in A·h, NaN where it is the instrument's own
 * @param dischargeAh charge that passed in discharging, in A·h, ≥ 0
 * @param dischargeErrorAh its standard error in A·h, NaN where it is the instrument's own
 * @param coulombicEfficiency charge of what came second over that of what came first
 * @param coulombicEfficiencyError its standard error, NaN where it is not known
 * @param energyWh energy in W·h that the cell gave in discharging: the same as {@link #dischargeEnergyWh}
 * @param chargeEnergyWh energy in W·h that charging took, ∫V·I dt
 * @param dischargeEnergyWh energy in W·h that discharging gave, ∫V·|I| dt; negative where it took some, as in
 *     a symmetric cell
 * @param energyEfficiency energy of the discharge over that of the charge; NaN where the discharge gave none, as in a
 *     symmetric cell
 * @param meanChargeVoltageV mean voltage of the charge, over its charge, in V
 * @param meanDischargeVoltageV mean voltage of the discharge, over its charge, in V
 */
public record CycleCapacity(
        int number,
        Direction first,
        boolean complete,
        double fromS,
        double toS,
        double chargeAh,
        double chargeErrorAh,
        double dischargeAh,
        double dischargeErrorAh,
        double coulombicEfficiency,
        double coulombicEfficiencyError,
        double energyWh,
        double chargeEnergyWh,
        double dischargeEnergyWh,
        double energyEfficiency,
        double meanChargeVoltageV,
        double meanDischargeVoltageV) {

    /** Checks that the direction is there. */
    public CycleCapacity {
        Objects.requireNonNull(first);
    }

    /**
     * {@return the charge of one direction in A·h, NaN where there is none}
     *
     * @param direction which
     */
    public double capacityAh(Direction direction) {
        return direction == Direction.CHARGE ? chargeAh : dischargeAh;
    }
}
